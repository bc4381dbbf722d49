'use client'

import { useState } from 'react'
import type { RulesView } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const attributes = [
  ['groups.display', 'Group'],
  [`${enterprise}:department`, 'Department'],
  [`${enterprise}:division`, 'Division'],
  [`${enterprise}:costCenter`, 'Cost center'],
  [`${enterprise}:organization`, 'Organization'],
  ['title', 'Title'],
  ['userType', 'User type'],
  ['emails.value', 'E-mail'],
  ['addresses.country', 'Country'],
  ['locale', 'Locale'],
] as const

const operators = [
  ['eq', 'is'],
  ['ne', 'is not'],
  ['co', 'contains'],
  ['sw', 'begins with'],
  ['ew', 'ends with'],
  ['pr', 'has a value'],
] as const

type ConditionBuilderProps = {
  groups: RulesView['groups']
  condition: string
  onChange: (condition: string) => void
}

/** Adds one comparison to a condition; the condition itself is text beside it. */
export function ConditionBuilder({ groups, condition, onChange }: ConditionBuilderProps) {
  const [attribute, setAttribute] = useState<string>('groups.display')
  const [operator, setOperator] = useState<string>('eq')
  const [value, setValue] = useState('')
  const part = operator === 'pr' ? `${attribute} pr` : `${attribute} ${operator} ${JSON.stringify(value)}`
  const add = (word: 'and' | 'or') => {
    const before = condition.trim()
    const kept = word === 'and' && / or /i.test(before) ? `(${before})` : before
    onChange(before === '' ? part : `${kept} ${word} ${part}`)
    setValue('')
  }
  return (
    <fieldset className="grid gap-2 rounded-md border p-3">
      <legend className="px-1 text-xs text-muted">Add a comparison</legend>
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label="Attribute"
          value={attribute}
          onChange={({ target }) => setAttribute(target.value)}
        >
          {attributes.map(([path, name]) => (
            <option key={path} value={path}>
              {name}
            </option>
          ))}
        </Select>
        <Select aria-label="Comparison" value={operator} onChange={({ target }) => setOperator(target.value)}>
          {operators.map(([operator, name]) => (
            <option key={operator} value={operator}>
              {name}
            </option>
          ))}
        </Select>
        {operator !== 'pr' && (
          <Input
            aria-label="Value"
            className="w-44"
            list={attribute === 'groups.display' ? 'pushed-groups' : undefined}
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        )}
        <datalist id="pushed-groups">
          {groups.map(({ id, displayName }) => (
            <option key={id} value={displayName} />
          ))}
        </datalist>
      </div>
      <div className="flex gap-2">
        <Button variant="outline" size="sm" onClick={() => add('and')}>
          {condition.trim() === '' ? 'Use it' : 'And'}
        </Button>
        {condition.trim() !== '' && (
          <Button variant="outline" size="sm" onClick={() => add('or')}>
            Or
          </Button>
        )}
      </div>
    </fieldset>
  )
}
