import { byHand } from './by-hand.ts';
import { cel } from './cel.ts';
import { jsonLogic } from './json-logic.ts';
import { jsonRules } from './json-rules.ts';
import type { Peer } from './peer.ts';
import { publicodes } from './publicodes.ts';
import { zen } from './zen.ts';

/** Loaded only when they are installed. */
export const makeEngines: readonly (() => Peer)[] = [byHand, jsonLogic, cel, zen, jsonRules, publicodes];
