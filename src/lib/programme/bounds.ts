/** What is drawn of lists that only a program makes longer; the rest of them is counted. */
export const most = {
	/** Amounts that contest each other in one place. */
	amounts: 12,
	/** Places of contested amounts, one under the other. */
	contests: 60,
	/** Funders that were set aside. */
	aside: 40,
} as const;
