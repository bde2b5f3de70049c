import { WebSocket } from 'ws';
import { residentMegabytes } from './process.ts';

/** The memory of a Node process, asked through its inspector; megabytes. */
export interface Memory {
	readonly resident: number;
	/** In use in V8's heap, and outside of it (buffers). */
	readonly used: number;
}

interface Answer {
	readonly id: number;
	readonly result: { readonly result?: { readonly value?: unknown } };
}

/** Collects all garbage of a process started with `--inspect=127.0.0.1:port`, twice, then says what is left. */
export async function settledMemory(pid: number, port: number): Promise<Memory> {
	const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
		webSocketDebuggerUrl: string;
	}[];
	const socket = new WebSocket(target!.webSocketDebuggerUrl, { perMessageDeflate: false });
	await new Promise((resolve) => socket.once('open', resolve));
	let last = 0;
	const ask = (method: string, params: object = {}) =>
		new Promise<Answer['result']>((resolve) => {
			const id = (last += 1);
			const listen = (data: unknown) => {
				const answer = JSON.parse(String(data)) as Answer;
				if (answer.id !== id) return;
				socket.off('message', listen);
				resolve(answer.result);
			};
			socket.on('message', listen);
			socket.send(JSON.stringify({ id, method, params }));
		});
	await ask('HeapProfiler.collectGarbage');
	await ask('HeapProfiler.collectGarbage');
	const { result } = await ask('Runtime.evaluate', {
		expression: 'JSON.stringify(process.memoryUsage())',
	});
	socket.close();
	const usage = JSON.parse(String(result?.value)) as NodeJS.MemoryUsage;
	return { resident: residentMegabytes(pid), used: (usage.heapUsed + usage.external) / 2 ** 20 };
}
