/** Sentences and labels of the inbox. */
export const words = {
  title: '消息',
  lead: '发给您这个岗位或您单位的消息。点开内容就到办理的页面；看过的各人各记，不影响同事。',
  filter: '看哪些',
  unreadOnly: '只看未读',
  everything: '全部',
  readAll: '全部标为已读',
  readAllDone: (count: string) => `已把 ${count} 条消息标为已读。`,
  read: '标为已读',
  emptyTitle: '没有消息',
  emptyUnread: '没有未读的消息',
  emptyHint: '办理有结果、有事等您办、快到期或逾期时，这里会有消息。',
  more: '再看更早的',
  columns: { at: '时间', kind: '种类', content: '内容', due: '期限', state: '状态' },
  isRead: '已读',
  unread: (count: string) => `${count} 条未读`,
  many: (count: string) => `${count} 条以上未读`,
} as const;
