import { setupWSConnection } from '@y/websocket-server/utils';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** `@y/websocket-server` as its own command starts it, without a store. */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer((_request, response) => response.end('ready'));

sockets.on('connection', setupWSConnection);
http.on('upgrade', (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (member) => sockets.emit('connection', member, request)),
);
http.listen(Number(process.env.PORT), '127.0.0.1');
