// The program as its sources are now, for tsx watch: bin/jilu.mjs would load the bundle.
import { main } from './index.ts';

await main(process.argv.slice(2));
