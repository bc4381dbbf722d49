'use client'

import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

export type Limits = {
  enabled: boolean
  losses: boolean
  people: number
  percent: number
  minimum: number
  windowHours: number
  approvals: 1 | 2
}

type NumberName = Exclude<keyof Limits, 'enabled' | 'losses' | 'approvals'>

const numbers: { name: NumberName; label: string; hint: string; min: number; max: number }[] = [
  { name: 'people', label: 'People', hint: 'More than so many are held.', min: 1, max: 1_000_000 },
  {
    name: 'percent',
    label: 'Percent',
    hint: 'Of all who have access; the lower limit counts.',
    min: 1,
    max: 100,
  },
  { name: 'windowHours', label: 'Within hours', hint: 'How far back is counted.', min: 1, max: 720 },
  {
    name: 'minimum',
    label: 'Always allowed',
    hint: 'So few are never held, however small it is.',
    min: 0,
    max: 1_000,
  },
]

/** How many people may lose access at once, of a directory or in a store. */
export function GuardFields({ limits, onChange }: { limits: Limits; onChange: (limits: Limits) => void }) {
  const [enabledId, lossesId] = [useId(), useId()]
  return (
    <>
      <label htmlFor={enabledId} className="flex items-center gap-2 text-sm font-medium">
        <input
          id={enabledId}
          type="checkbox"
          checked={limits.enabled}
          onChange={(event) => onChange({ ...limits, enabled: event.target.checked })}
          className="size-4 accent-(--color-brand)"
        />
        Hold removals over the limit until an administrator has decided
      </label>
      <label
        htmlFor={lossesId}
        className="flex items-center gap-2 text-sm font-medium has-disabled:opacity-55"
      >
        <input
          id={lossesId}
          type="checkbox"
          disabled={!limits.enabled}
          checked={limits.losses}
          onChange={(event) => onChange({ ...limits, losses: event.target.checked })}
          className="size-4 accent-(--color-brand)"
        />
        Hold tags, company roles and metafields that people lose who stay, too; counted apart, by the same
        limit
      </label>
      <fieldset
        disabled={!limits.enabled}
        className="grid gap-4 disabled:opacity-55 sm:grid-cols-2 lg:grid-cols-4"
      >
        <legend className="sr-only">Limits</legend>
        {numbers.map(({ name, label, hint, min, max }) => (
          <Field key={name} label={label} hint={hint}>
            {(control) => (
              <Input
                {...control}
                type="number"
                required
                min={min}
                max={max}
                value={Number.isNaN(limits[name]) ? '' : limits[name]}
                onChange={(event) => onChange({ ...limits, [name]: event.target.valueAsNumber })}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <Field label="Approvals" hint="With two, the second administrator must be another than the first.">
        {({ id, 'aria-describedby': describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            disabled={!limits.enabled}
            className="w-fit"
            value={limits.approvals}
            onChange={(event) => onChange({ ...limits, approvals: event.target.value === '2' ? 2 : 1 })}
          >
            <option value={1}>One administrator</option>
            <option value={2}>Two administrators</option>
          </Select>
        )}
      </Field>
    </>
  )
}
