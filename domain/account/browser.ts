const browsers: readonly (readonly [RegExp, string])[] = [
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Macintosh|Mac OS X/, 'Mac'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux'],
];

/** `Mozilla/5.0 (Windows NT 10.0…) Firefox/140.0` → `Firefox sur Windows`: enough to recognise one's own device. */
export function deviceName(userAgent: string): string {
	const find = (known: typeof browsers) => known.find(([pattern]) => pattern.test(userAgent))?.[1];
	const browser = find(browsers);
	const system = find(systems);
	if (browser && system) return `${browser} sur ${system}`;
	return browser ?? system ?? 'Appareil inconnu';
}
