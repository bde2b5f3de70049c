import type { Visibility } from '#domain/access/visibility.ts';
import type { Entry, GroupKind, GroupState, MembershipRole } from '#domain/group/group.ts';

export interface GroupSeed {
	readonly key: string;
	readonly name: string;
	readonly kind: GroupKind;
	/** Key of the parent group, listed before it. */
	readonly parent?: string;
	/** Name of the cité whose own space it is. */
	readonly cite?: string;
	/** Names of the cités that take part. */
	readonly cites?: readonly string[];
	readonly presentation: string;
	readonly visibility: Visibility;
	readonly entry: Entry;
	readonly state?: GroupState;
	/** School years since it was opened. */
	readonly years: number;
	readonly members: Readonly<Partial<Record<MembershipRole, readonly string[]>>>;
}
