import { type CliHouse, openHouseForCli, refusalSentences } from '../app/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';

/** Opens the house for one call, runs `work`, closes it; a house that refuses to open is said, exit status 2. */
export async function withCliHouse(
  target: DatabaseTarget,
  work: (opened: CliHouse) => Promise<number>,
  options: { readonly region?: string; readonly create?: boolean } = {},
): Promise<number> {
  const opened = await openHouseForCli(target, { create: false, ...options }).catch((error: unknown) => {
    const sentences = refusalSentences(error);
    if (sentences === undefined) throw error;
    for (const sentence of sentences) console.error(sentence);
    return undefined;
  });
  if (opened === undefined) return EXIT_WRONG_CALL;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
