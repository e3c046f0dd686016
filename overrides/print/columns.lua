--[[ How wide the columns of a table become, for every form that is made from an article.

`padding` is what a cell's padding costs and `widths` gives each column, both in characters of a table's line; then
what each column needs for its longest word, unless the page itself gives the widths.
]]

local MEASURE = 92 -- characters that a line of a table holds
local PADDING = 2.5 -- what a cell's padding costs, in characters
local SHORT = 18 -- a column no wider than this is never wrapped to make room

local function extent(words)
  local _, capitals = words:gsub('[A-Z]', '')
  return utf8.len(words) + capitals * 0.35 -- tCO2/MWh needs more room than eight small letters
end

-- What a word takes that must not break, as closely as a proportional face can be told without its tables: where lines
-- are short, no column has room to spare.
local NARROW, SLIM, WIDE = '[iljI.,:;\'|!]', '[ftr()%-/ ]', '[mwMW%%@]'
local function breadth(word)
  local _, narrow = word:gsub(NARROW, '')
  local _, slim = word:gsub(SLIM, '')
  local _, wide = word:gsub(WIDE, '')
  local _, capitals = word:gsub('[A-HJ-LN-VX-Z]', '')
  return utf8.len(word) * 1.1 - narrow * 0.5 - slim * 0.3 + wide * 0.6 + capitals * 0.2
end

-- Widths as browsers choose them: each column gets what its longest word needs, the rest goes to those that would
-- like more. Long texts count by their root, so that one wordy column does not starve the others.
local function chosen_widths(rows, count)
  local least, most, whole = {}, {}, {}
  for i = 1, count do least[i], most[i], whole[i] = 2, 2, 2 end
  for r, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      if cell.col_span == 1 then
        local content = pandoc.utils.stringify(cell.contents)
        local factor = row.head and 1.1 or 1 -- heads are bold
        most[column] = math.max(most[column], extent(content) * factor)
        for word in content:gmatch('[^%s ]+') do
          least[column] = math.max(least[column], extent(word) * factor)
        end
        for word in content:gmatch('%S+') do
          whole[column] = math.max(whole[column], breadth(word))
        end
      end
      column = column + cell.col_span
    end
  end
  local needed, wished = 0, 0
  for i = 1, count do
    if most[i] > SHORT then most[i] = SHORT + 4 * math.sqrt(most[i] - SHORT) else least[i] = most[i] end
    most[i] = math.max(most[i], least[i])
    needed, wished = needed + least[i] + PADDING, wished + most[i] - least[i]
  end
  local spare = math.max(MEASURE - needed, 0)
  local out = {}
  for i = 1, count do
    local more = wished > 0 and (most[i] - least[i]) / wished or 1 / count
    out[i] = least[i] + PADDING + spare * more
    whole[i] = whole[i] + PADDING
  end
  return out, whole
end

-- Widths that the page itself gives (forms), in the same measure; nil unless every column has one.
local function given_widths(el)
  local out = {}
  for i, spec in ipairs(el.colspecs) do
    if not spec[2] or spec[2] == 0 then return nil end
    out[i] = spec[2] * MEASURE
  end
  return out
end

return {
  padding = PADDING,
  widths = function(el, rows)
    local given = given_widths(el)
    if given then return given end
    return chosen_widths(rows, #el.colspecs)
  end,
}
