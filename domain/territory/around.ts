interface Point {
	readonly x: number;
	readonly y: number;
}
interface Disc extends Point {
	readonly radius: number;
}

/** From one mark to the next, and from a circle to the first ring of marks. */
const [apart, off] = [17, 11];
/** Half of a mark: closer to a circle it would be under it. */
const half = 7;

/** Seats around a circle as people sit around a table: from below, on both sides in turn, ring after ring; a mere point is a seat itself. */
function* seatsAround({ x, y, radius }: Disc): Generator<Point> {
	if (radius === 0) yield { x, y };
	for (let at = radius === 0 ? apart : radius + off; ; at += apart) {
		const seats = Math.floor((2 * Math.PI * at) / apart);
		for (let seat = 0; seat < seats; seat += 1) {
			const side = seat % 2 === 0 ? 1 : -1;
			const angle = Math.PI / 2 + side * Math.ceil(seat / 2) * ((2 * Math.PI) / seats);
			yield { x: x + at * Math.cos(angle), y: y + at * Math.sin(angle) };
		}
	}
}

const between = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * Where each of these is drawn so that none covers another, nor a circle: at its true point, else around it, or around the circle that is there.
 * @param marks each at its true point; those that come first choose first.
 */
export function seatAround<Mark extends Point>(marks: readonly Mark[], circles: readonly Disc[]): Mark[] {
	const taken: Point[] = [];
	const isFree = (seat: Point) =>
		taken.every((other) => between(seat, other) >= apart - 1) &&
		circles.every((circle) => between(seat, circle) >= circle.radius + half);
	return marks.map((mark) => {
		const table = circles.find((circle) => between(mark, circle) < circle.radius + half);
		const seat = seatsAround(table ?? { x: mark.x, y: mark.y, radius: 0 }).find(isFree)!;
		taken.push(seat);
		return { ...mark, ...seat };
	});
}
