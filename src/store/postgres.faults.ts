/** Whether this can be the address of a PostgreSQL database. */
export function isPostgresUrl(url: string): boolean {
  return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol);
}

/** Host, port and database of an address that `isPostgresUrl`, for people; neither name nor password. */
export function describePlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'localhost'}${pathname}`;
}

/** One line for the operator on why the database at `url` cannot be used. `code` is an SQLSTATE or the system's own. */
export function explain(code: string, url: string): string {
  if (!isPostgresUrl(url)) {
    return 'DATABASE_URL 不是 PostgreSQL 地址，应形如 postgres://用户名:密码@主机:5432/数据库名（密码中的特殊字符须作百分号编码）';
  }
  const place = describePlace(url);
  if (/^28/.test(code)) return `PostgreSQL 数据库 ${place} 拒绝登录（${code}），请检查 DATABASE_URL 中的用户名和密码`;
  if (code === '3D000') return `PostgreSQL 中没有数据库 ${place}（${code}），请先建立它，或改正 DATABASE_URL`;
  if (code === '42501' || code === '3F000')
    return `在 PostgreSQL 数据库 ${place} 中没有建表或读写的权限（${code}），请给该用户授权`;
  if (/^(E[A-Z_]+$|08|57P)/.test(code) || /timeout|terminated/.test(code)) {
    return `连不上 PostgreSQL 数据库 ${place}（${code}），请检查 DATABASE_URL，以及数据库是否在运行`;
  }
  return `PostgreSQL 数据库 ${place} 无法使用（${code}），请检查 DATABASE_URL 和数据库的日志`;
}
