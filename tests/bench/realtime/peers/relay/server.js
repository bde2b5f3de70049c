import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** The floor: rooms by path, every message forwarded to the others as it came, nothing else. */
const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer((_request, response) => response.end('ready'));

http.on('upgrade', (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (member) => {
		const room = rooms.get(request.url) ?? new Set();
		rooms.set(request.url, room);
		room.add(member);
		member.on('message', (data) => {
			for (const other of room) if (other !== member) other.send(data);
		});
		member.on('close', () => room.delete(member));
	}),
);
http.listen(Number(process.env.PORT), '127.0.0.1');
