import ContentsList from '#lib/reading/ContentsList.svelte';
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { mount, unmount } from 'svelte';
import type { LiveContents } from './live-contents.svelte.ts';

interface Options {
	contents(): LiveContents;
	/** Goes to a section, or to one of its headings, by their place in the list. */
	follow(sectionAnchor: string, heading: number | null): Promise<void>;
}

/** Draws a table of contents where the text holds one; the text holds no word of it. */
export const ContentsBlock = Extension.create<Options>({
	name: 'contentsBlock',

	addProseMirrorPlugins() {
		const { contents, follow } = this.options;
		return [
			new Plugin({
				props: {
					nodeViews: {
						contents: () => {
							const dom = document.createElement('div');
							dom.setAttribute('data-contents', '');
							dom.contentEditable = 'false';
							const list = mount(ContentsList, {
								target: dom,
								props: {
									get entries() {
										return contents().entries;
									},
									onfollow: (event, section, heading) => {
										event.preventDefault();
										void follow(section, heading);
									},
								},
							});
							return {
								dom,
								ignoreMutation: () => true,
								stopEvent: (event) => event.target instanceof Element && event.target.closest('a') !== null,
								destroy: () => void unmount(list),
							};
						},
					},
				},
			}),
		];
	},
});
