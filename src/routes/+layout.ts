/**
 * Pages are plain documents: no script is sent unless a page asks for it with its own `csr = true`
 * (`docs/decisions/0002-pages-without-script.md`).
 */
export const csr = false;
export const ssr = true;
