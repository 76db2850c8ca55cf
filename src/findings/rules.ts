/** Every rule of the register, in the order of their codes. A new one is a module and a line here. */
import { mustExist } from '../platform/shared/must-exist.ts'
import type { Rule } from './rule.ts'
import { F01 } from './rules/f01.ts'
import { F02 } from './rules/f02.ts'
import { F03 } from './rules/f03.ts'
import { F04 } from './rules/f04.ts'
import { F05 } from './rules/f05.ts'
import { F08 } from './rules/f08.ts'
import { F11 } from './rules/f11.ts'
import { F13 } from './rules/f13.ts'
import { F14 } from './rules/f14.ts'
import { F15 } from './rules/f15.ts'
import { F18 } from './rules/f18.ts'
import { F22 } from './rules/f22.ts'
import { F23 } from './rules/f23.ts'
import { F24 } from './rules/f24.ts'
import { F25 } from './rules/f25.ts'
import { F26 } from './rules/f26.ts'
import { F27 } from './rules/f27.ts'
import { F28 } from './rules/f28.ts'

export const rules = [
  F01,
  F02,
  F03,
  F04,
  F05,
  F08,
  F11,
  F13,
  F14,
  F15,
  F18,
  F22,
  F23,
  F24,
  F25,
  F26,
  F27,
  F28,
] as const satisfies readonly Rule[]

export function ruleOf(code: string): Rule {
  return mustExist(
    rules.find((rule) => rule.code === code),
    'the rule of a finding',
  )
}
