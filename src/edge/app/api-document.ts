import { loadPolicies } from '../../law/policy/index.ts';
import { standInScanner } from '../../platform/files/index.ts';
import { systemClock } from '../../platform/kernel/index.ts';
import { openApiOf } from './openapi.ts';
import { standInProbe } from './platform-probe.ts';
import { allRoutes } from './routes.ts';

/** The programming interface as OpenAPI, without a database. */
export function apiDocument(): Record<string, unknown> {
  return openApiOf(
    allRoutes({
      policies: loadPolicies(),
      wallClock: systemClock(),
      demonstration: null,
      anchorFile: null,
      files: { folder: '', scanner: standInScanner },
      jobs: [],
      sms: null,
      siteUrl: () => '',
      probe: standInProbe,
    }),
  );
}
