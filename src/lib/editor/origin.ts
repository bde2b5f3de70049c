/** Origin of the changes made around the text: titles, order, statuses. */
export const sectionsOrigin = Symbol('sections');
