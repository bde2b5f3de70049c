import type { RasterType } from '#domain/attachment/media-type.ts';

/** A picture as its bytes say it is. */
export interface Raster {
	readonly type: RasterType;
	/** As it is shown, in pixels. */
	readonly width: number;
	readonly height: number;
	/** Whether it is several pictures that follow each other by themselves; of PNG and WebP alone. */
	readonly moves?: boolean;
	/** The same picture without what it said of where, when and with what it was made; null when it said nothing of it. */
	readonly cleaned: Buffer | null;
}

/** The bytes begin as a picture of the list does, and do not go on as one. */
export class BrokenRaster extends Error {}
