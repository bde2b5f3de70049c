import { slotAnswers, type SlotAnswer } from '#domain/poll/ballot.ts';
import { countSlots } from '#domain/poll/count.ts';
import { isOddHour, slotHours, slotWords } from '#domain/poll/slot.ts';
import { plain } from '#domain/french/parts.ts';
import { instantAt, timeZones, wallClock, type TimeZone } from '#domain/territory/time-zone.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const zones = Object.keys(timeZones) as TimeZone[];
const slot = (id: string, startsAt: string) => ({ id, label: '', startsAt, endsAt: startsAt });
const options = [
	slot('a', '2027-03-16T13:00:00.000Z'),
	slot('b', '2027-03-17T13:00:00.000Z'),
	slot('c', '2027-03-18T13:00:00.000Z'),
];
const ballot = (...answers: SlotAnswer[]) => ({
	kind: 'dates' as const,
	slots: Object.fromEntries(options.map(({ id }, at) => [id, answers[at]!])),
});
const plainly = (words: ReturnType<typeof slotWords>) => plain(words).replaceAll('\u00A0', ' ');

describe('the best slot', () => {
	it('is where most can come, then whom it suits, then the earliest', () => {
		const counted = countSlots(options, [ballot('yes', 'maybe', 'yes'), ballot('no', 'yes', 'yes')]);
		expect(counted.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
		expect(counted.filter(({ best }) => best).map(({ id }) => id)).toEqual(['c']);
	});

	it('is none when nobody can come, and several when they are worth the same', () => {
		expect(countSlots(options, [ballot('no', 'no', 'no')]).some(({ best }) => best)).toBe(false);
		const even = countSlots(options, [ballot('yes', 'yes', 'no')]);
		expect(even.filter(({ best }) => best).map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('never has fewer people than another, and counts each answer once', () => {
		const some = fc.array(fc.tuple(...options.map(() => fc.constantFrom(...slotAnswers))), { maxLength: 20 });
		fc.assert(
			fc.property(some, (answers) => {
				const counted = countSlots(
					options,
					answers.map((one) => ballot(...one)),
				);
				const most = Math.max(...counted.map(({ yes, maybe }) => yes + maybe));
				for (const { yes, maybe, no, best } of counted) {
					expect(yes + maybe + no).toBe(answers.length);
					if (best) expect(yes + maybe).toBe(most);
				}
				expect(counted.some(({ best }) => best)).toBe(most > 0);
			}),
		);
	});
});

describe('hours, where one is', () => {
	it('turn into instants and back, in every zone', () => {
		const minute = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2032-01-01') });
		fc.assert(
			fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
				const instant = new Date(Math.floor(at / 60_000) * 60_000).toISOString();
				const { day, time } = wallClock(instant, zone);
				const back = instantAt(zone, day, time)!;
				expect(wallClock(back, zone)).toEqual({ day, time });
				// Of an hour that is shown twice, the first.
				expect(Date.parse(instant) - Date.parse(back)).toBeOneOf([0, 3_600_000]);
			}),
		);
	});

	it('are refused when a change of hour leaves them out, and when they are none', () => {
		expect(instantAt('Europe/Paris', '2027-03-28', '02:30')).toBeNull();
		expect(instantAt('Indian/Reunion', '2027-03-28', '02:30')).toBe('2027-03-27T22:30:00.000Z');
		for (const [day, time] of [
			['2027-02-30', '10:00'],
			['2027-03-01', '24:00'],
			['', '10:00'],
			['2027-03-01', ''],
		] as const)
			expect(instantAt('Europe/Paris', day, time)).toBeNull();
	});

	it('are said in Paris and elsewhere, with the day when it is another', () => {
		const meeting = { startsAt: '2027-03-16T13:00:00.000Z', endsAt: '2027-03-16T14:30:00.000Z' };
		expect(plainly(slotWords(meeting, 'Europe/Paris'))).toBe('mardi 16 mars 2027, de 14 h à 15 h 30');
		expect(plainly(slotHours(meeting, 'Indian/Reunion', 'Europe/Paris'))).toBe('de 17 h à 18 h 30');
		expect(plainly(slotHours(meeting, 'America/Cayenne', 'Europe/Paris'))).toBe('de 10 h à 11 h 30');
		expect(plainly(slotHours(meeting, 'Pacific/Noumea', 'Europe/Paris'))).toBe(
			'mercredi 17 mars 2027, de 0 h à 1 h 30',
		);
		expect(zones.filter((zone) => isOddHour(meeting, zone))).toEqual([
			'Pacific/Noumea',
			'Pacific/Wallis',
			'Pacific/Tahiti',
		]);
	});
});
