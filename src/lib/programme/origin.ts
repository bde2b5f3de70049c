/** Origin of the changes that one makes to the rows of a programme. */
export const programmeOrigin = Symbol('programme');
