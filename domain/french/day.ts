/** `YYYY-MM-DD` in Paris; sorts as text. */
export type Day = string;
