import { useSyncExternalStore } from 'react';
import { slowNetwork } from '../client/index.ts';
import { words } from './words.ts';

function subscribeToNetwork(watcher: () => void): () => void {
  addEventListener('online', watcher);
  addEventListener('offline', watcher);
  return () => {
    removeEventListener('online', watcher);
    removeEventListener('offline', watcher);
  };
}

/** On every page: says that there is no network and what is kept, or that the network is slow. Silent otherwise. */
export function NetworkState() {
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const isSlow = useSyncExternalStore(slowNetwork.subscribe, slowNetwork.isSlow);
  return (
    <p className="network" role="status" data-silent>
      {isOnline ? (isSlow ? words.slow : null) : words.noNetwork}
    </p>
  );
}
