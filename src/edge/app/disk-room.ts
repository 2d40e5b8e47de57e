import { statfs } from 'node:fs/promises';

/**
 * What must stay free for acts to go on. Below it PostgreSQL may fail to write its log ahead, and then it ends and
 * cannot even answer who only looks; acts are refused before that.
 */
const RESERVE_BYTES = 128 * 1024 * 1024;
const LOOK_EVERY_MS = 2_000;

/** Free bytes of the disk on which `folder` lies. */
export type FreeBytes = (folder: string) => Promise<number>;

const freeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

export interface DiskRoom {
  /** False while one of the disks has less than the reserve; true again by itself when there is room. */
  hasRoom(): boolean;
  stop(): void;
}

/** Looks every two seconds at the disks of `folders`. A folder that cannot be looked at counts as having room. */
export async function watchDiskRoom(
  folders: readonly string[],
  look: FreeBytes = freeBytes,
  everyMs = LOOK_EVERY_MS,
): Promise<DiskRoom> {
  let isRoomLeft = true;
  const refresh = async () => {
    const free = await Promise.all(
      folders.map((folder) => look(folder).catch(() => Number.POSITIVE_INFINITY)),
    );
    isRoomLeft = free.every((bytes) => bytes >= RESERVE_BYTES);
  };
  await refresh();
  const timer = setInterval(() => void refresh(), everyMs).unref();
  return { hasRoom: () => isRoomLeft, stop: () => clearInterval(timer) };
}
