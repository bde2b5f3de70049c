import type { OfficeType } from '../attachment/office-type.ts';
import { officeTypes } from '../attachment/office-type.ts';
import type { RasterType } from '../attachment/media-type.ts';

/** What a file of a post is, by its bytes. */
export type PostFileType = RasterType | 'application/pdf' | OfficeType;

/** Files of one post: how many, how large one is, and all together; longest words on what a picture shows. */
export const postFileLimits = {
	count: 3,
	bytes: 10_000_000,
	allBytes: 20_000_000,
	shows: 300,
} as const;

/** What a form lets one choose; what counts is in the bytes. */
export const postFileEndings = [
	...['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.pdf'],
	...Object.values(officeTypes).map((ending) => `.${ending}`),
].join(',');
