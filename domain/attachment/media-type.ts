/** Pictures that a page may show, recognised by their bytes: a closed list [C2]. SVG is a program, never one of these. */
export const rasterTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type RasterType = (typeof rasterTypes)[number];

/** What else is told apart, and only ever downloaded. */
export const fileTypes = ['application/pdf', 'application/octet-stream'] as const;
export type MediaType = RasterType | (typeof fileTypes)[number];

export function isRaster(type: string): type is RasterType {
	return (rasterTypes as readonly string[]).includes(type);
}

/** What every answer with a piece says of its bytes [C1] [C2]: they are themselves, they do nothing, they are ours alone. */
export const pieceHeaders = {
	'x-content-type-options': 'nosniff',
	'content-security-policy': "default-src 'none'; sandbox",
	'cross-origin-resource-policy': 'same-origin',
	// Kept by the browser that was given it, which asks each time whether it still may.
	'cache-control': 'private, no-cache',
} as const;

/** Shown in place when it is a picture of the list; given under its name, never opened, when it is anything else. */
export function disposition(type: string, name: string): string {
	const ascii = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w.() -]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16)}`,
	);
	return `${isRaster(type) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
