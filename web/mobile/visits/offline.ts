const WORKER = '/m/visits-worker.js';
const SCOPE = '/m/visits';

/**
 * Makes the page open without a network: true once everything that it needs is on the phone. Under `npm run dev`, where
 * nothing is built, and in a browser without service workers it is false, and the page says so.
 */
export async function becomeOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false;
  try {
    const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    if (registration.active) return true;
    const worker = registration.installing ?? registration.waiting;
    return worker === null ? false : await isActivated(worker);
  } catch {
    return false;
  }
}

function isActivated(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Nothing of the page stays on the phone. */
export async function endOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('visits ')) await caches.delete(name);
}
