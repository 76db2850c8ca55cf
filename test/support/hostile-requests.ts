/** Addresses and headers just below the 16 KiB that all headers of a request may have. */
const LARGEST_CHARACTERS = 15_000

export interface HostileHeader {
  name: string
  header: string
  content: () => string
}

function full(unit: string): string {
  return unit.repeat((LARGEST_CHARACTERS / unit.length) | 0).trim()
}

function header(name: string, field: string, unit: string): HostileHeader {
  return { name: `${field}: ${name}`, header: field, content: () => full(unit) }
}

export const hostileHeaders: HostileHeader[] = [
  header('thousands of types', 'accept', 'a/b,'),
  header('thousands of weights', 'accept', 'text/csv;q=0.1,'),
  header('one type with thousands of parameters', 'accept', ';q=1'),
  header('thousands of languages', 'accept-language', 'en;q=0.1,'),
  header('nothing but commas', 'accept-language', ','),
  header('thousands of tags', 'if-none-match', 'W/"",'),
  header('nothing but quotes', 'if-none-match', '"'),
  header('thousands of weak marks', 'if-none-match', 'W/'),
  header('thousands of codings', 'if-none-match', '"-gzip'),
  header('thousands of addresses', 'x-forwarded-for', '1.1.1.1,'),
  header('thousands of proxies', 'x-forwarded-for', '127.0.0.1,'),
  header('nothing but colons', 'x-forwarded-for', ':'),
  header('nothing but brackets', 'x-forwarded-for', '['),
  header('thousands of hosts', 'x-forwarded-host', 'a,'),
  header('thousands of protocols', 'x-forwarded-proto', 'https,'),
  header('thousands of cookies', 'cookie', 'a=b;'),
  header('a cookie of blanks', 'cookie', ';  '),
  header('nothing but blanks between', 'authorization', 'a '),
  header('a long name', 'x-request-id', 'a'),
  header('thousands of directives', 'cache-control', 'no-store,'),
  header('thousands of origins', 'origin', 'http://a,'),
]

export const hostileQueries: { name: string; content: () => string }[] = [
  { name: 'a path of slashes', content: () => `/${full('/')}` },
  { name: 'a path of dots', content: () => `/${full('../')}` },
  { name: 'a path of escapes', content: () => `/${full('%2f')}` },
  { name: 'a path of broken escapes', content: () => `/${full('%zz')}` },
  {
    name: 'thousands of different parameters',
    content: () => `?${Array.from({ length: 2_000 }, (_, at) => `k${at}=`).join('&')}`,
  },
  { name: 'thousands of times the same parameter', content: () => `?${full('limit=1&')}` },
  { name: 'nothing but ampersands', content: () => `?${full('&')}` },
  { name: 'nothing but equal signs', content: () => `?${full('=')}` },
  { name: 'thousands of prototypes', content: () => `?${full('__proto__=1&')}` },
  { name: 'a long cursor', content: () => `?cursor=${full('MjAy')}` },
  { name: 'a long day', content: () => `?asOf=${full('2025-')}` },
  { name: 'thousands of types', content: () => `?type=${full('pledge.drafted,')}` },
  { name: 'thousands of escaped letters', content: () => `?legalName=${full('%F0%9F%A7%A8')}` },
]
