// The service worker of a page of /m that works without a network: keeps the page itself and its files, so that it opens without a network. Answers of
// the interface and every other page go past it. The build writes its name and the list of files into its first lines.
const FILES = __FILES__;
const NAME = __NAME__;
const CACHE = `${NAME} ${__VERSION__}`;
const PAGE = `/m/${NAME}`;
const WAIT_MS = 3000;

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...FILES].map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith(`${NAME} `) && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** The page as the server has it, when it answers soon; else as it was kept. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept.clone()), WAIT_MS));
  const now = fetch(request).then((answer) => (answer.ok ? answer : kept.clone()));
  return Promise.race([now.catch(() => kept.clone()), late]);
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && (pathname === PAGE || pathname.startsWith(`${PAGE}/`)))
    event.respondWith(page(request));
  else if (FILES.includes(pathname))
    event.respondWith(caches.match(pathname, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
});
