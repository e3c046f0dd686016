--[[ Turns a cleaned article (scripts/guidebook/press/article.py) into calls of the functions in text.typ.

What arrives: ids already carry the page ("chapters.00-how-to-use:steps"); links inside the book are "gb:<id>" with
the site address in data-url; a picture's alternative text is in data-words; a note's mark is
span.note-mark[data-note], its text div.note-text[data-note].
]]

local ENTRY_KEPT = 700 -- characters; a shorter entry of a list stays in one column

local function quoted(text)
  return '"' .. (text or ''):gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('%s+', ' ') .. '"'
end

local function raw(text) return pandoc.RawInline('typst', text) end
local function raw_block(text) return pandoc.RawBlock('typst', text) end

-- The semicolon keeps a following "(" or "[" from being read as arguments.
local function inside(call, inlines)
  local out = pandoc.List { raw('#' .. call .. '[') }
  out:extend(inlines)
  out:insert(raw('];'))
  return out
end

-- The empty lines make a paragraph of a text that stands alone.
local function inside_block(call, blocks)
  local out = pandoc.List { raw_block('#' .. call .. '[\n') }
  out:extend(blocks)
  out:insert(raw_block('\n]'))
  return out
end

local function typst(blocks)
  local text = pandoc.write(pandoc.Pandoc(blocks), 'typst-smart', { wrap_text = 'none' })
  return (text:gsub('^%s+', ''):gsub('%s+$', ''))
end

local function anchor(id) return '#anchor(' .. quoted(id) .. ');' end

local function link(el)
  local target = el.target:match('^gb:(.+)$')
  if not target then return inside('weblink(' .. quoted(el.target) .. ')', el.content) end
  local kind = el.classes:includes('gb-term') and 'term' or el.classes:includes('gb-law') and 'law' or 'text'
  return inside(('crossref(%s, %s, kind: %s)'):format(quoted(target), quoted(el.attributes.url), quoted(kind)),
    el.content)
end

local notes = {} -- note id -> Typst text
local shown, keyed = {}, {} -- note id -> true once its text stands on a page; once it stands in a key

-- A copy without keys loses the notes that stand in them: the next mark outside brings the text along.
local function note_mark(id, in_key)
  local name = '<' .. id .. '>'
  if shown[id] or in_key and keyed[id] then return raw('#footnote(' .. name .. ');') end
  local text = '[' .. notes[id] .. ']'
  if not in_key then shown[id] = true end
  if keyed[id] then return raw(('#note-again(%s)%s;'):format(quoted(id), text)) end
  keyed[id] = true
  return raw('#footnote' .. text .. name)
end

local function span(el)
  if el.classes:includes('note-mark') then return note_mark(el.attributes.note, el.attributes.key) end
  if el.classes:includes('gb-line') then return raw('#fill-line;') end
  if el.classes:includes('gb-room') then return raw('#fill-room;') end
  local out = el.content
  if el.classes:includes('gb-badge') then out = inside('badge', out) end
  if el.classes:includes('gb-insert-label') then out = inside('insertion-label', out) end
  if el.attributes.lang then out = inside('text(lang: ' .. quoted(el.attributes.lang) .. ')', out) end
  if el.identifier ~= '' then
    out = pandoc.List(out):clone()
    out:insert(1, raw(anchor(el.identifier)))
  end
  return out
end

local function formula(el)
  local text = typst { pandoc.Plain { el } }:match('^%$%s?(.-)%s?%$$')
  local block = el.mathtype == 'DisplayMath'
  local space = block and ' ' or ''
  return raw(('#math.equation(block: %s, alt: %s, $%s$);'):format(block, quoted(el.text), space .. text .. space))
end

local function image(el)
  local width = el.attributes.width or ''
  local pixels = width:match('^(%d+)p?x?$')
  return raw(('#picture(%s, alt: %s, width: %s);'):format(quoted(el.src),
    quoted(el.attributes.words), pixels and pixels .. ' * 0.75pt' or width:match('^%d+%%$') or '100%'))
end

local columns = dofile(pandoc.path.join { pandoc.path.directory(PANDOC_SCRIPT_FILE), 'columns.lua' })
local PADDING = columns.padding
local MEASURED = 0.25 -- of an A4 line; where the longest words need more, the typesetter measures them
local ROW = 6 -- lines; a row no longer than this needs no thought
local PICTURE = 12 -- lines that a picture may take in a cell

local ALIGN = { AlignLeft = 'left', AlignRight = 'right', AlignCenter = 'center', AlignDefault = 'left' }

-- Typst text of each cell, and the lines of its row as far as characters tell.
local function row_cells(row, wide, needed)
  local texts, column, most = {}, 1, 1
  for at, cell in ipairs(row.cells) do
    local room = 0
    for i = column, math.min(column + cell.col_span - 1, #wide) do room = room + wide[i] end
    local text = typst(cell.contents)
    local breaks = select(2, text:gsub('#new%-line', '')) + select(2, text:gsub('\n', ''))
      + PICTURE * select(2, text:gsub('#picture', ''))
    local letters = utf8.len(pandoc.utils.stringify(cell.contents))
    most = math.max(most, math.ceil(letters / math.max(room - PADDING, 1) * math.max(needed, 1)) + breaks)
    texts[at] = text
    column = column + cell.col_span
  end
  return texts, most
end

local function row_text(row, texts, lines)
  local cells = {}
  for at, cell in ipairs(row.cells) do
    local options = {}
    if cell.col_span > 1 then table.insert(options, 'colspan: ' .. cell.col_span) end
    if cell.row_span > 1 then table.insert(options, 'rowspan: ' .. cell.row_span) end
    if lines > ROW then table.insert(options, ('breakable: long(%d)'):format(lines)) end
    local content = '[' .. texts[at] .. ']'
    cells[at] = #options == 0 and content or 'table.cell(' .. table.concat(options, ', ') .. ')' .. content
  end
  return table.concat(cells, ', ')
end

local function has_link(text)
  for _, call in ipairs { '#footnote', '#note-again', '#crossref', '#weblink' } do
    if text:find(call, 1, true) then return true end
  end
  return false
end

-- For each column the words that must fit, those of the head first: ((("Head",), ("body", "words")), …)
local function words_to_measure(el, rows)
  local out = {}
  for i, column in ipairs(columns.words(el, rows)) do
    local groups = {}
    for g, kept in ipairs { column.head, column.body } do
      local names = {}
      for w, word in ipairs(kept) do names[w] = quoted(word) .. ',' end
      groups[g] = '(' .. table.concat(names, ' ') .. ')'
    end
    out[i] = '(' .. table.concat(groups, ', ') .. '),'
  end
  return '(' .. table.concat(out, ' ') .. ')'
end

local tight = nil -- words of the table just made, if they may be too long for its columns

local function data_table(el)
  local head, body = el.head.rows, pandoc.List {}
  for _, part in ipairs(el.bodies) do
    body:extend(part.head)
    body:extend(part.body)
  end
  body:extend(el.foot.rows)
  local rows = pandoc.List(head):clone()
  rows:extend(body)
  if #el.colspecs == 0 or #rows == 0 then return {} end
  local wide, needed = columns.widths(el, rows)
  local shares, aligns, texts, sum = {}, {}, {}, 0
  for i, share in ipairs(wide) do shares[i] = ('%.1f'):format(share) end
  for i, spec in ipairs(el.colspecs) do aligns[i] = ALIGN[spec[1]] end
  for r, row in ipairs(rows) do
    local cells, lines = row_cells(row, wide, needed)
    texts[r] = row_text(row, cells, lines)
    sum = sum + lines
  end
  local words = '()'
  if needed > MEASURED then
    words = words_to_measure(el, rows)
    tight = words
  end
  local row_heads = el.bodies[1] and el.bodies[1].row_head_columns or 0
  local out = { ('#data(%d, heads: %d, words: %s, shares: (%s,), align: (%s,),'):format(sum, row_heads, words,
    table.concat(shares, ', '), table.concat(aligns, ', ')) }
  if #head > 0 then
    local heads = '  ' .. table.concat(texts, ',\n  ', 1, #head) .. ',\n),'
    -- a head repeated on the next page is decoration to a reader of tags, and decoration holds no links
    table.insert(out, ('table.header(repeat: %s,\n%s'):format(tostring(not has_link(heads)), heads))
  end
  for r = #head + 1, #rows do
    if texts[r] ~= '' then table.insert(out, texts[r] .. ',') end -- no cell of its own: others reach into it
  end
  table.insert(out, ')')
  return raw_block(table.concat(out, '\n'))
end

local function figure(el)
  local first = el.content[1]
  local kind = first.t == 'RawBlock' and first.text:match('^#data%(') and 'table' or 'image'
  local out = pandoc.List { raw_block(('#captioned(%s, [%s])['):format(kind, typst(el.caption.long))) }
  if el.identifier ~= '' then out:insert(1, raw_block(anchor(el.identifier))) end
  out:extend(el.content)
  out:insert(raw_block(']'))
  return out
end

local NOTES = { 'note', 'tip', 'warning', 'danger', 'example', 'abstract', 'question' }

local function admonition(el)
  local kind = el.classes:find_if(function(class) return pandoc.List(NOTES):includes(class) end) or 'note'
  local title = 'none'
  local content = el.content
  if content[1] and content[1].t == 'Div' and content[1].classes:includes('admonition-title') then
    title = '[' .. typst(content[1].content) .. ']'
    content = pandoc.List(content):clone()
    content:remove(1)
  end
  return inside_block(('admonition(%s, %s)'):format(quoted(kind), title), content)
end

local function div(el)
  if el.classes:includes('note-text') then return {} end
  if el.classes:includes('gb-opening-ends') then return raw_block('// opening ends') end -- copies.py cuts here
  if el.classes:includes('admonition-title') then return nil end -- its admonition takes it
  local out = el.content
  if el.classes:includes('admonition') then
    out = admonition(el)
  elseif el.classes:includes('gb-list') then
    out = inside_block('listing', out)
  elseif el.classes:includes('gb-sheet') then
    local wide = el.classes:find_if(function(class) return class:match('%-landscape$') end) ~= nil
    out = inside_block('sheet(' .. tostring(wide) .. ')', out)
  elseif el.classes:includes('gb-entry') then
    local short = utf8.len(pandoc.utils.stringify(out)) <= ENTRY_KEPT
    out = inside_block(('entry(kept: %s)'):format(tostring(short)), out)
  else
    local part = el.classes:find_if(function(class) return class:match('^gb%-') end)
    if part then out = inside_block('part(' .. quoted(part) .. ')', out) end
  end
  if el.attributes.lang then out = inside_block('foreign-part(' .. quoted(el.attributes.lang) .. ')', out) end
  if el.identifier ~= '' then
    out = pandoc.List(out):clone()
    out:insert(1, raw_block(anchor(el.identifier)))
  end
  if el.classes:includes('gb-key') then
    out = pandoc.List(out):clone()
    out:insert(1, raw_block('// key begins'))
    out:insert(raw_block('// key ends'))
  end
  return out
end

local BOX = { ['☐'] = 'false', ['☑'] = 'true' }

-- A task list's boxes are its markers.
local function tasks(el)
  local done, items = {}, {}
  for _, item in ipairs(el.content) do
    local first = item[1]
    local mark = first and first.content and first.content[1] and BOX[first.content[1].text]
    if not mark then return nil end
    local body = pandoc.List(item):clone()
    local inlines = pandoc.List(first.content):clone()
    inlines:remove(1)
    body[1] = pandoc.Plain(inlines)
    table.insert(done, mark)
    table.insert(items, '[' .. typst(body) .. '],')
  end
  return raw_block(('#tasks((%s,),\n%s\n)'):format(table.concat(done, ', '), table.concat(items, '\n')))
end

-- A short definition runs on behind its term.
local function definitions(el)
  local out = {}
  for _, item in ipairs(el.content) do
    local parts = {}
    for _, blocks in ipairs(item[2]) do table.insert(parts, typst(blocks)) end
    table.insert(out, ('terms.item([%s], [%s]),'):format(typst { pandoc.Plain(item[1]) }, table.concat(parts, '\n\n')))
  end
  return raw_block('#terms(\n' .. table.concat(out, '\n') .. '\n)')
end

local elements = {
  LineBreak = function() return raw('#new-line;') end, Link = link, Span = span, Math = formula, Image = image,
  Table = data_table, Figure = figure, Div = div, BulletList = tasks,
  DefinitionList = definitions, Underline = function(el) return inside('insertion', el.content) end,
}

local LEAD = 240 -- characters; a longer paragraph may stand at the foot of a page
local LED = { BulletList = true, OrderedList = true, Table = true, Figure = true }

-- Whether a block is all that stands between a heading and what it leads to
local function leads(before, block, after)
  return before and before.t == 'Header' and block.t == 'Para' and after and LED[after.t]
    and utf8.len(pandoc.utils.stringify(block)) <= LEAD
end

function Pandoc(doc)
  doc.blocks:walk {
    Div = function(el)
      if el.classes:includes('note-text') then notes[el.attributes.note] = typst(el.content:walk(elements)) end
    end
  }
  local out = pandoc.List {}
  for i, block in ipairs(doc.blocks) do
    tight = nil
    local made = pandoc.Blocks { block }:walk(elements)
    -- a table whose words do not fit turns its page; inside a box or a list it cannot
    if tight and (block.t == 'Table' or block.t == 'Figure') then made = inside_block('turned(' .. tight .. ')', made) end
    if leads(doc.blocks[i - 1], block, doc.blocks[i + 1]) then made = inside_block('lead', made) end
    out:extend(made)
  end
  return pandoc.Pandoc(out, doc.meta)
end
