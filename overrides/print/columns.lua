--[[ How wide the columns of a table become, for every form that is made from an article.

`padding` is what a cell's padding costs and `widths` gives each column, both in characters of a table's line;
`widths` also says how many such lines side by side the longest words need (more than 1: they do not fit).
`words` gives the longest words of each column, so that the typesetter can measure them.
]]

local MEASURE = 92 -- characters that a line of a table holds
local PADDING = 2.5 -- what a cell's padding costs, in characters
local SHORT = 18 -- a column no wider than this is never wrapped to make room

local BREAK = '\u{e002}' -- where an endless word may be broken (scripts/guidebook/press/wording.py)
local TYPED = { ['\u{e000}'] = '-', ['\u{e001}'] = '.' } -- signs that are under guard there

-- The pieces of a cell's text that stay on one line each
local function pieces(content)
  return content:gsub(BREAK, ' '):gmatch('%S+')
end

local function extent(words)
  local _, capitals = words:gsub('[A-Z]', '')
  return utf8.len(words) + capitals * 0.35 -- tCO2/MWh needs more room than eight small letters
end

local MENTION = 12 -- "(trang 123)", which the typesetter adds to a link inside the book

-- What the typesetter adds to a cell's text
local function mentions(content)
  local added = 0
  content:walk {
    RawInline = function(el)
      if el.text:match('^#crossref%(.*kind: "text"%)') then added = added + MENTION end
    end
  }
  return added
end

-- Widths as browsers choose them: each column gets what its longest word needs, the rest goes to those that would
-- like more. Long texts count by their root, so that one wordy column does not starve the others.
local function chosen_widths(rows, count, heads)
  local least, most = {}, {}
  for i = 1, count do least[i], most[i] = 2, 2 end
  for r, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      if cell.col_span == 1 then
        local content = pandoc.utils.stringify(cell.contents)
        local factor = r <= heads and 1.1 or 1 -- heads are bold
        most[column] = math.max(most[column], (extent(content) + mentions(cell.contents)) * factor)
        for word in pieces(content) do
          least[column] = math.max(least[column], extent(word) * factor)
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
  end
  return out, needed / MEASURE
end

-- For each column the longest words of its head, and those of its other cells.
local function longest_words(rows, count, heads)
  local out = {}
  for i = 1, count do out[i] = { head = {}, body = {} } end
  for r, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      if cell.col_span == 1 then
        local kept = out[column][r <= heads and 'head' or 'body']
        for word in pieces(pandoc.utils.stringify(cell.contents)) do
          local size = extent(word)
          if size > (kept.size or 0) then
            kept.size, kept[2], kept[1] = size, kept[1], (word:gsub('\u{e000}', TYPED):gsub('\u{e001}', TYPED))
          end
        end
      end
      column = column + cell.col_span
    end
  end
  return out
end

-- Widths that the page itself gives (forms), in the same measure; nil unless every column has one.
local function given_widths(el, rows)
  local out = {}
  for i, spec in ipairs(el.colspecs) do
    if not spec[2] or spec[2] == 0 then return nil end
    out[i] = spec[2] * MEASURE
  end
  return out, select(2, chosen_widths(rows, #el.colspecs, #el.head.rows))
end

return {
  padding = PADDING,
  words = function(el, rows) return longest_words(rows, #el.colspecs, #el.head.rows) end,
  widths = function(el, rows)
    local given, needed = given_widths(el, rows)
    if given then return given, needed end
    return chosen_widths(rows, #el.colspecs, #el.head.rows)
  end,
}
