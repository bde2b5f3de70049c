import type { Page } from '@playwright/test';

/** Bytes over the wire since the last reset, as the browser itself counts them, headers included. */
export interface Meter {
	reset(): void;
	bytes(): number;
}

export async function measureTransfer(page: Page): Promise<Meter> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	let total = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (total += encodedDataLength));
	return { reset: () => void (total = 0), bytes: () => total };
}
