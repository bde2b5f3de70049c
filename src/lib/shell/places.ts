import Bookmark from '@lucide/svelte/icons/book-open';
import Calendar from '@lucide/svelte/icons/calendar';
import Contact from '@lucide/svelte/icons/contact-round';
import FileText from '@lucide/svelte/icons/file-text';
import House from '@lucide/svelte/icons/house';
import MapPin from '@lucide/svelte/icons/map-pin';
import Users from '@lucide/svelte/icons/users-round';
import type { Component } from 'svelte';

export interface Place {
	readonly href: string;
	readonly label: string;
	readonly icon: Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;
	/** Beginnings of the addresses that belong to it, besides its own. */
	readonly also?: readonly string[];
	/** Only people with an account see it in the header. */
	readonly member?: true;
	/** One of the five of the phone's bar. */
	readonly phone?: true;
}

export const places: readonly Place[] = [
	{ href: '/', label: 'Accueil', icon: House, member: true, phone: true },
	{
		href: '/annuaire',
		label: 'Annuaire',
		icon: Contact,
		also: ['/acteurs', '/structures', '/territoires'],
		phone: true,
	},
	{ href: '/cites', label: 'Cités', icon: MapPin },
	{
		href: '/groupes',
		label: 'Groupes',
		icon: Users,
		also: ['/fils', '/sondages', '/appels'],
		phone: true,
	},
	{ href: '/documents', label: 'Documents', icon: FileText, member: true, phone: true },
	{ href: '/bibliotheque', label: 'Bibliothèque', icon: Bookmark },
	{ href: '/agenda', label: 'Agenda', icon: Calendar, phone: true },
];

/** The place an address belongs to, if any: help and legal pages belong to none. */
export function placeOf(pathname: string): Place | undefined {
	return places.find(({ href, also = [] }) =>
		href === '/'
			? pathname === '/'
			: [href, ...also].some((start) => pathname === start || pathname.startsWith(`${start}/`)),
	);
}
