import { type CliApp, openAppForCli, refusalSentences } from '../app/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';

/** Opens the application for one call, runs `work`, closes it; a refusal to open is printed, exit status 2. */
export async function withCliApp(
  target: DatabaseTarget,
  work: (opened: CliApp) => Promise<number>,
  options: { readonly region?: string; readonly create?: boolean } = {},
): Promise<number> {
  const opened = await openAppForCli(target, { create: false, ...options }).catch((error: unknown) => {
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
