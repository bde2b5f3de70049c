/** Here one writes: the editor needs its script. Everywhere else pages are plain documents. */
export const csr = true;
