import { isRaster, type RasterType } from '../attachment/media-type.ts';

/** What a photo of somebody may be: pictures of the closed list [C2] in which notes of where and when are known, and taken away. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const satisfies readonly RasterType[];
export type PhotoType = (typeof photoTypes)[number];

export const isPhotoType = (type: string): type is PhotoType =>
	isRaster(type) && (photoTypes as readonly string[]).includes(type);

/**
 * Bytes of a photo, which lists show beside twenty names on pages that weigh 100 kB [A6], and pixels of a side, as few bytes may unpack to gigabytes; what a
 * browser that can makes of a larger one has `side` pixels, twice what the largest portrait is drawn in.
 */
export const photoLimits = { bytes: 40 * 1000, longestSide: 2000, side: 160 } as const;

/** Bytes of the form that are read at most: whoever sends a larger photo is told so in the form. */
export const largestPhotoForm = 16 * 1024 * 1024;

/** Where the picture is. */
export const photoAddress = (id: string): string => `/photos/${id}`;
