import { readFileSync, writeFileSync } from 'node:fs';
import { STREET } from '../../src/street.ts';
import { withModules } from './architecture.ts';
import { factsOfModules } from './modules.ts';
import { ARCHITECTURE, sourcesHere } from './sources.ts';

// `npm run docs`: writes into the page what the code says of the modules.
const page = readFileSync(ARCHITECTURE, 'utf8');
writeFileSync(ARCHITECTURE, withModules(page, STREET, factsOfModules(sourcesHere())));
