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

/** A page of /m that opens without a network, by its own service worker; the build writes one for each. */
export function offlinePage(name: 'visits' | 'teach') {
  const scope = `/m/${name}`;

  /**
   * Makes the page open without a network: true once everything that it needs is on the phone. Under `npm run dev`, where
   * nothing is built, and in a browser without service workers it is false, and the page says so.
   */
  async function becomeOffline(): Promise<boolean> {
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false;
    try {
      const registration = await navigator.serviceWorker.register(`${scope}-worker.js`, { scope });
      if (registration.active) return true;
      const worker = registration.installing ?? registration.waiting;
      return worker === null ? false : await isActivated(worker);
    } catch {
      return false;
    }
  }

  /** Nothing of the page stays on the phone. */
  async function endOffline(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.getRegistration(scope);
    await registration?.unregister();
    for (const one of await caches.keys()) if (one.startsWith(`${name} `)) await caches.delete(one);
  }

  return { becomeOffline, endOffline };
}
