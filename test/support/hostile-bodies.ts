/** JSON that costs its sender little, and a parser or a schema much: just below the limit of a body. */
const LARGEST_CHARACTERS = 1024 * 1024 - 1_000

export interface HostileBody {
  name: string
  content: () => string
}

/** As often as a body takes; `unit` may end with a comma. */
function full(before: string, unit: string, after: string): string {
  const often = unit.repeat(((LARGEST_CHARACTERS - before.length - after.length) / unit.length) | 0)
  return before + (unit.endsWith(',') ? often.slice(0, -1) : often) + after
}

function nested(open: string, close: string): string {
  const depth = ((LARGEST_CHARACTERS / (open.length + close.length)) | 0) - 1
  return `${open.repeat(depth)}1${close.repeat(depth)}`
}

function fields(count: number, prefix = 'k'): string {
  return `{${Array.from({ length: count }, (_, at) => `"${prefix}${at}":1`).join(',')}}`
}

const lists = ['disbursements', 'lines', 'allocations', 'instalments']

/** To be sent to whatever takes JSON. */
export const hostileBodies: HostileBody[] = [
  { name: '80,000 unknown fields', content: () => fields(80_000) },
  { name: '30,000 names of digits', content: () => fields(30_000, '1000') },
  { name: 'a name of 1 MiB', content: () => full('{"', 'a', '":1}') },
  { name: '500,000 lists within each other', content: () => nested('[', ']') },
  { name: '150,000 objects within each other', content: () => nested('{"a":', '}') },
  { name: '500,000 numbers', content: () => full('[', '1,', ']') },
  { name: 'a number of 1,000,000 digits', content: () => full('{"amount":', '9', '}') },
  { name: 'a text of 1 MiB of spaces', content: () => full('{"legalName":"', ' ', '"}') },
  { name: 'a text of 170,000 combining marks', content: () => full('{"legalName":"', '\\u0301', '"}') },
  { name: 'an address of 500,000 dots', content: () => full('{"contact":{"email":"', 'a.', '"}}') },
  { name: '100,000 times the same field', content: () => full('{', '"amount":1,', '}') },
  { name: '60,000 times the prototype', content: () => full('{', '"__proto__":{},', '}') },
  { name: '90,000 colons', content: () => full('{"a"', ':', '}') },
  { name: '30,000 fractions', content: () => full('[', '0.12345678901234567890e-300,', ']') },
  { name: 'a text that does not end', content: () => full('{"legalName":"', '\\\\"', '') },
  { name: '40,000 names of the prototype', content: () => full('{"a":"', '\\"__proto__\\"       ', '"}') },
  ...lists.flatMap((list) => [
    { name: `350,000 empty ${list}`, content: () => full(`{"${list}":[`, '{},', ']}') },
    { name: `49,000 empty ${list}`, content: () => `{"${list}":[${'{},'.repeat(49_000)}{}]}` },
    {
      name: `1,000 ${list} of unknown fields`,
      content: () => `{"${list}":[${`${fields(45)},`.repeat(999)}{}]}`,
    },
    {
      name: `1,000 ${list} of different names`,
      content: () =>
        `{"${list}":[${Array.from({ length: 1_000 }, (_, at) => fields(45, `k${at}_`)).join(',')}]}`,
    },
    { name: `99,000 numbers for ${list}`, content: () => `{"${list}":[${'1,'.repeat(99_000)}1]}` },
  ]),
]
