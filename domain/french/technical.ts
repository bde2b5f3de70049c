/** Web and mail addresses, paths, and code: signs have their own meaning there. */
const technical = /:\/\/|^www\.|@|^[/\\~]|\\|=|^[\w-]+\.[\w-]+\/|[{}<>|`_]/i;

/** Whether a run of signs without a blank is not French words: nothing in it is set. */
export const isTechnical = (token: string): boolean => technical.test(token);

/** Whole groups of three digits behind one to three: « 12 500 », and neither a year nor a telephone number. */
export const groupedNumber = /(?<![\p{L}\p{N}.,/-])(?<!\p{N}\s)[1-9]\d{0,2}(?: \d{3})+(?!\s?\p{N}|\p{L})/gu;
