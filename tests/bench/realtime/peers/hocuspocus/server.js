import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { join } from 'node:path';

/** Hocuspocus with its usual settings (a document is stored 2 s after a change, at the latest 10 s) in its own SQLite store. */
const server = new Server({
	port: Number(process.env.PORT),
	address: '127.0.0.1',
	quiet: true,
	extensions: [new SQLite({ database: join(process.env.DATA_DIR, 'hocuspocus.sqlite') })],
});
await server.listen();
