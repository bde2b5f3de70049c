/** Whether a mail program sent this form (RFC 8058): it is answered by a page, never by a redirection, which it would not follow. */
export const isOneClick = (data: FormData): boolean => data.get('List-Unsubscribe') === 'One-Click';
