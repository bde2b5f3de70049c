import type { Page } from '@playwright/test';
import writeWorkbook from 'write-excel-file/node';
import type { Ground } from './ground.ts';

export interface ExportTimes {
	/** From asking to the last byte, in milliseconds. */
	readonly workbook: readonly number[];
	readonly csv: readonly number[];
	/** Answers of the server to somebody else meanwhile. */
	readonly meanwhile: readonly number[];
	readonly kilobytes: number;
}

export async function timeExports(
	origin: string,
	{ id, token }: Ground,
	rounds: number,
): Promise<ExportTimes> {
	const times = { workbook: [] as number[], csv: [] as number[], meanwhile: [] as number[], kilobytes: 0 };
	const ask = async (path: string) => {
		const began = performance.now();
		const answer = await fetch(`${origin}${path}`, { headers: { cookie: `maillage=${token}` } });
		const { byteLength } = await answer.arrayBuffer();
		if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
		return { took: performance.now() - began, byteLength };
	};
	for (let round = 0; round < rounds; round += 1) {
		let isMaking = true;
		const others = (async () => {
			while (isMaking) {
				times.meanwhile.push((await ask('/healthz')).took);
				await new Promise((again) => setTimeout(again, 10));
			}
		})();
		const { took, byteLength } = await ask(`/documents/${id}/export.xlsx`);
		isMaking = false;
		await others;
		times.workbook.push(took);
		times.kilobytes = byteLength / 1000;
		times.csv.push((await ask(`/documents/${id}/export.csv`)).took);
	}
	return times;
}

export interface ImportTimes {
	/** From the chosen file to what it proposes. */
	readonly read: number;
	/** From the agreement to the actions in the table, saved. */
	readonly written: number;
}

/** Imports a workbook of five hundred rows and twenty-four amounts each in the empty programme. */
export async function timeImport(page: Page, origin: string, ground: Ground): Promise<ImportTimes> {
	await page.goto(`${origin}/documents/${ground.emptyId}`);
	const button = page.getByRole('button', { name: 'Importer un fichier' });
	await button.waitFor();
	const buffer = await aWorkbook(ground);
	const began = performance.now();
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: 'actions.xlsx', mimeType: '', buffer });
	const agree = page.getByRole('button', { name: 'Ajouter 500 actions' });
	await agree.waitFor();
	const proposed = performance.now();
	await agree.click();
	await page.getByRole('gridcell').first().waitFor();
	await page
		.getByText(/^Enregistré/)
		.first()
		.waitFor();
	return { read: proposed - began, written: performance.now() - proposed };
}

async function aWorkbook({ programme }: Ground): Promise<Buffer> {
	const years = [0, 1, 2].map((at) => programme.firstYear + at);
	const payers = programme.funders.flatMap(({ id, title }) => years.map((year) => ({ id, title, year })));
	const objectives = new Map(programme.objectives.map((row) => [row.id, row]));
	const axes = new Map(programme.axes.map((row) => [row.id, row]));
	const rows = programme.actions.map(({ title, under, lists, people, funding }) => {
		const objective = objectives.get(under ?? '');
		const amounts = payers.map(
			({ id, year }) => (funding.find((one) => one.funder === id && one.year === year)?.cents ?? 0) / 100,
		);
		return [
			...[title, lists.carrier?.[0]?.name ?? '', axes.get(objective?.axis ?? '')?.title ?? ''],
			...[objective?.title ?? '', people ?? 0, ...amounts],
		];
	});
	const heads = ['Action', 'Porteur', 'Axe', 'Objectif', 'Nombre de personnes'];
	return writeWorkbook([
		[...heads, ...payers.map(({ title, year }) => `${title} ${year}`)],
		...rows,
	]).toBuffer();
}
