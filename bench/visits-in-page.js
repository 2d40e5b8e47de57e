// Runs in the page of visits: encrypts entries under the key of the phone, as web/mobile/visits/store.ts does. `signature`
// stands for a drawing, made once.
async (entries) => {
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const draw = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [480, 180];
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 480, 180);
    pen.lineWidth = 4;
    for (let at = 0; at < 400; at += 1) pen.lineTo(40 + at, 90 + Math.sin(at / 9) * 50);
    pen.stroke();
    return canvas.toDataURL('image/webp', 0.5).split(',')[1];
  };
  const db = await settled(indexedDB.open('jilu-visits'));
  const get = (store, id) => settled(db.transaction(store).objectStore(store).get(id));
  const how = (id, iv) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) });
  const { key } = await get('keys', 'phone');
  const device = await get('kept', 'device');
  const opened = await crypto.subtle.decrypt(how('device', device.iv), key, device.data);
  const { contact } = JSON.parse(new TextDecoder().decode(opened));
  const drawing = draw();
  const rows = await Promise.all(
    entries.map(async (entry, order) => {
      const id = crypto.randomUUID();
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const content = entry.kind === 'enrolment' ? { ...entry.content, signature: drawing } : entry.content;
      const taken = { sinceMs: 60_000, aheadMs: 0, deviceAt: new Date().toISOString(), answer: null };
      const whole = { ...entry, content, ...taken, entryId: id, key: null, contactAt: contact.at };
      const data = await crypto.subtle.encrypt(
        how(id, iv),
        key,
        new TextEncoder().encode(JSON.stringify(whole)),
      );
      return { id, order, iv, data };
    }),
  );
  const at = db.transaction('entries', 'readwrite');
  for (const row of rows) at.objectStore('entries').put(row);
  await new Promise((resolve) => {
    at.oncomplete = resolve;
  });
  db.close();
};
