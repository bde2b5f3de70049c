import { ofPlace } from '../french/places.ts';

/** « Angers » → « Cité éducative d’Angers », « Le Mans » → « Cité éducative du Mans ». */
export function citeTitle(name: string): string {
	return /cité éducative/iu.test(name) ? name : `Cité éducative ${ofPlace(name)}`;
}
