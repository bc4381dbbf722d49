'use client'

import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Rule, RulesView } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'

type RoleRowsProps = { rule: Rule; stores: RulesView['stores']; onChange: (part: Partial<Rule>) => void }

/** The B2B roles that a rule gives: a company of one store, its location, and what the contact may do there. */
export function RoleRows({ rule, stores, onChange }: RoleRowsProps) {
  const trpc = useTRPC()
  const [storeId, setStoreId] = useState('')
  const [picked, setPicked] = useState({ companyId: '', locationId: '', roleId: '' })
  const { data } = useQuery({ ...trpc.rules.companies.queryOptions({ storeId }), enabled: storeId !== '' })
  const companies = data?.ok ? data.companies : []
  const company = companies.find(({ id }) => id === picked.companyId)
  const nameOf = ({ storeId: there, companyId, locationId, roleId }: Rule['roles'][number]) => {
    const store = stores.find(({ id }) => id === there)
    const known = companies.find(({ id }) => id === companyId)
    const location = known?.locations.find(({ id }) => id === locationId)
    const role = known?.roles.find(({ id }) => id === roleId)
    const names = [known?.name ?? companyId, location?.name ?? locationId, role?.name ?? roleId]
    return [...(store ? [store.name] : []), ...names].join(' · ')
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-medium">Company roles (B2B)</legend>
      {rule.roles.map((role, index) => (
        <p key={index} className="flex items-center gap-2 text-sm">
          <span className="min-w-0 break-words">{nameOf(role)}</span>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Remove this role"
            onClick={() => onChange({ roles: rule.roles.filter((other) => other !== role) })}
          >
            <Trash2 aria-hidden />
          </Button>
        </p>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Pick label="Store" value={storeId} options={stores} onPick={setStoreId} />
        {companies.length > 0 && (
          <Pick
            label="Company"
            value={picked.companyId}
            options={companies}
            onPick={(companyId) => setPicked({ companyId, locationId: '', roleId: '' })}
          />
        )}
        {company && (
          <>
            <Pick
              label="Location"
              value={picked.locationId}
              options={company.locations}
              onPick={(locationId) => setPicked({ ...picked, locationId })}
            />
            <Pick
              label="Role"
              value={picked.roleId}
              options={company.roles}
              onPick={(roleId) => setPicked({ ...picked, roleId })}
            />
            <Button
              variant="outline"
              size="sm"
              disabled={picked.locationId === '' || picked.roleId === ''}
              onClick={() => onChange({ roles: [...rule.roles, { storeId, ...picked }] })}
            >
              Add role
            </Button>
          </>
        )}
      </div>
      {data && !data.ok && <p className="text-sm text-muted">This store gives no companies: {data.why}</p>}
      {data?.ok && companies.length === 0 && (
        <p className="text-sm text-muted">This store has no companies.</p>
      )}
    </fieldset>
  )
}

type PickProps = {
  label: string
  value: string
  options: { id: string; name: string }[]
  onPick: (id: string) => void
}

const Pick = ({ label, value, options, onPick }: PickProps) => (
  <Select aria-label={label} value={value} onChange={({ target }) => onPick(target.value)}>
    <option value="" disabled>
      {label}
    </option>
    {options.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </Select>
)
