// A bare Fastify route that answers with the bytes of a file: the floor of the open catalogues. Prints its address.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const [file = '', type = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const server = Fastify({ logger: false });
server.get('/', (_request, reply) => reply.type(type).send(bytes));
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
