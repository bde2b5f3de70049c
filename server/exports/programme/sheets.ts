import type { Sheet } from '../sheet.ts';
import { calendarSheet } from './calendar-sheet.ts';
import { indicatorsSheet } from './indicators-sheet.ts';
import { mapSheet } from './map-sheet.ts';
import { orphansSheet } from './orphans-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { Subject, type ProgrammeExport } from './subject.ts';
import { TableSheet } from './table-sheet.ts';

/** A sheet a view. */
export function sheetsOf(exported: ProgrammeExport): Sheet[] {
	const subject = new Subject(exported);
	const table = new TableSheet(subject);
	const orphans = orphansSheet(subject);
	return [
		table.sheet,
		planSheet(subject, table),
		calendarSheet(subject),
		indicatorsSheet(subject),
		mapSheet(subject),
		...(orphans ? [orphans] : []),
	];
}

/** The table alone. */
export const tableOf = (exported: ProgrammeExport): Sheet => new TableSheet(new Subject(exported)).sheet;
