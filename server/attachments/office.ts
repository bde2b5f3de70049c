import { officeTypes, type OfficeType } from '#domain/attachment/office-type.ts';

/** Parts that a document may have; one with more is none that people write. */
const mostParts = 20_000;

const parts: Record<string, OfficeType> = {
	'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/**
 * Which document of an office this is, by the list of the parts in it (ZIP, APPNOTE 4.3.12) and by nothing else. Nothing is unpacked. What carries macros is none.
 */
export function recogniseOffice(bytes: Buffer): OfficeType | undefined {
	if (bytes.length < 52 || bytes.readUInt32LE(0) !== 0x04034b50) return undefined;
	const names = namesIn(bytes);
	if (!names || names.some((name) => /vbaproject|(^|\/)Basic\/|(^|\/)Scripts\//i.test(name)))
		return undefined;
	if (names.includes('[Content_Types].xml')) {
		const found = Object.keys(parts).filter((part) => names.includes(part));
		return found.length === 1 ? parts[found[0]!] : undefined;
	}
	// OpenDocument says itself what it is in its first part, which is not packed (ODF 1.3, part 2, 3.3).
	const size = bytes.readUInt32LE(18);
	if (bytes.readUInt16LE(8) !== 0 || names[0] !== 'mimetype' || size > 100) return undefined;
	const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
	const said = bytes.toString('latin1', from, from + size);
	return said in officeTypes ? (said as OfficeType) : undefined;
}

/** Names in the directory of an archive; undefined for one that is not whole. */
function namesIn(bytes: Buffer): string[] | undefined {
	const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	if (end < 0 || end + 22 > bytes.length) return undefined;
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	if (count > mostParts) return undefined;
	const names: string[] = [];
	for (let entry = 0; entry < count; entry += 1) {
		if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
		const length = bytes.readUInt16LE(at + 28);
		names.push(bytes.toString('utf8', at + 46, at + 46 + length));
		at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return names;
}
