import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import {
	clausesOf,
	clauseTextOf,
	completenessOf,
	guidanceFor,
} from '#domain/document/template-completeness.ts';
import { valuesFrom } from '#domain/document/template-values.ts';
import type { ClauseVerdict } from '#domain/document/template-versions.ts';
import { sectionsFrom } from '#domain/document/templates.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { placeClause, type Placing } from './clause-placing.ts';
import { reserve } from '../realtime/quota.ts';
import { findDocumentFacts } from './facts.ts';
import { writeOwn } from './own-words.ts';
import { paced } from './pace.ts';
import { getDocumentHead } from './reads.ts';
import { getSections } from './recent-content.ts';
import { sectionsRoot } from './state.ts';
import { getDirectoryFacts } from './template-facts.ts';
import { getStanding } from './template-standing.ts';

/** Clauses one account may take at once, and per second: each reads the whole document. */
const pace = { burst: 40, perSecond: 1 / 30 };

/** What a document still owes its template, and what a later version of it proposes. */
export function clauseUseCases(context: Context) {
	const { database, config } = context;
	const db = database.reader;
	const count = paced(
		context,
		pace,
		'Beaucoup d’articles ajoutés à la fois. Rien n’a changé : continuez dans une minute.',
	);

	/** As rooms count what people bring [LIM-7]: to bring a section back is to set a value. */
	function isFull(placing: Placing, bytes: number, sections: number): boolean {
		if (placing === 'there') return false;
		if (placing === 'restored') return bytes >= config.COLLAB_DOCUMENT_BYTES * reserve.values;
		return bytes >= config.COLLAB_DOCUMENT_BYTES || sections >= config.COLLAB_DOCUMENT_SECTIONS;
	}

	async function mayTake(viewer: Person, id: string): Promise<Member> {
		const facts = await findDocumentFacts(db, id);
		if (!facts || !can(viewer, 'document.read', facts)) throw notFound();
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'document.take-clauses', facts)) throw new Problem('forbidden');
		return viewer;
	}

	const decide = async (trx: Transaction, id: string, clause: string, verdict: ClauseVerdict) =>
		trx
			.insertInto('document_clauses')
			.values({ document_id: id, clause, verdict, at: context.now().toISOString() })
			.onConflict((conflict) => conflict.columns(['document_id', 'clause']).doUpdateSet({ verdict }))
			.execute();

	return {
		/** For whoever may write in it; null for others, and for a document without a template. */
		async view(viewer: Person, id: string) {
			const facts = await findDocumentFacts(db, id);
			if (!facts || !can(viewer, 'document.read', facts)) throw notFound();
			if (!can(viewer, 'document.write', facts)) return null;
			const known = await getStanding(db, await getDocumentHead(db, id));
			if (!known) return null;
			const clauses = clausesOf({ sections: known.own });
			const texts = (await getSections(db, id)).map((section) => ({
				id: section.id,
				...clauseTextOf(section),
			}));
			const mayTakeClauses = can(viewer, 'document.take-clauses', facts);
			return {
				template: known.name,
				clauses,
				completeness: completenessOf(clauses, texts),
				guided: texts.filter((text) => guidanceFor(clauses, text) !== null).map((text) => text.id),
				proposed: mayTakeClauses
					? known.proposed.map(({ id: clause, title, obligation = null }) => ({ clause, title, obligation }))
					: [],
				mayTake: mayTakeClauses,
			};
		},

		/**
		 * Puts a clause of its template into the document: one that a new version proposes, or one that somebody removed.
		 * @returns how; `there` when somebody else has just done it.
		 */
		async take(viewer: Person, id: string, clause: string): Promise<{ placing: Placing; title: string }> {
			const member = await mayTake(viewer, id);
			count(member);
			const head = await getDocumentHead(db, id);
			const known = await getStanding(db, head);
			const found = [...(known?.proposed ?? []), ...(known?.own ?? [])].find((one) => one.id === clause);
			if (!known || !found) throw gone();
			const values = valuesFrom(await getDirectoryFacts(db, head.groupId, today(context)));
			const [section] = sectionsFrom({ sections: [found] }, () => crypto.randomUUID(), values);
			let placing: Placing = 'there';
			if (!section) throw gone();
			await writeOwn(
				context,
				id,
				(ydoc, size) => {
					const sections = ydoc.getMap(sectionsRoot).size;
					placing = placeClause(ydoc, section, known.order);
					if (isFull(placing, size, sections)) throw new Problem('conflict', full);
				},
				async (trx) => {
					if (known.proposed.includes(found)) await decide(trx, id, clause, 'added');
					if (placing !== 'there') await record(trx, member, 'took-clause', id, clause);
				},
			);
			return { placing, title: section.title };
		},

		/** Remembers, for everybody, that the document does without a clause that a new version proposes. */
		async dismiss(viewer: Person, id: string, clause: string): Promise<void> {
			const member = await mayTake(viewer, id);
			const known = await getStanding(db, await getDocumentHead(db, id));
			if (!known?.proposed.some((one) => one.id === clause)) throw gone();
			await database.write(async (trx) => {
				await decide(trx, id, clause, 'dismissed');
				await record(trx, member, 'dismissed-clause', id, clause);
			});
		},
	};

	function record(trx: Transaction, member: Member, action: string, documentId: string, clause: string) {
		const { accountId } = member;
		const subject = { subjectType: 'document', subjectId: documentId };
		return recordAudit(trx, context, { accountId, action, ...subject, detail: { clause } });
	}
}

const full =
	'Ce document a atteint sa taille limite. Rien n’a été ajouté ; tout ce qui est enregistré reste lisible.';

const gone = () =>
	new Problem(
		'conflict',
		'Cet article n’est plus proposé : quelqu’un l’a ajouté ou écarté entre-temps. Rien d’autre n’a changé.',
	);
