// Builds the screens when `npm ci` has brought the build tools. An installation without them (--omit=dev) brings the
// built folder with it, so that is reported and nothing is done.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const tools = await Promise.all([import('vite'), import('@vitejs/plugin-react')]).catch(() => null);

if (tools === null) {
  console.log(
    'The screens were not built: the build tools are not installed. web/dist must come with the release.',
  );
} else {
  const config = { configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' };
  await tools[0].build(config);
  // The phone by itself: in one build with the other pages it would load what of the shared libraries only they use.
  const rolldownOptions = { input: join(folder, 'phone.html') };
  await tools[0].build({ ...config, build: { emptyOutDir: false, rolldownOptions } });
}
