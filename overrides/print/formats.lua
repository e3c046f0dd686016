--[[ Turns cleaned articles (scripts/guidebook/press/tidy.py) into what EPUB and DOCX are bound from. Run as

  pandoc lua formats.lua TASKS

where each line of TASKS names three files, tab between: the article to read, the XHTML and the DOCX to write.
One reading serves both. What arrives is told in article.lua; what leaves is finished in Python: ids, links inside
the book ("#page:id" in XHTML, a hashed bookmark in DOCX), pictures and sections are put right there.
]]

local columns = dofile(pandoc.path.join { pandoc.path.directory(arg[0]), 'columns.lua' })

local function html(text) return pandoc.RawInline('html', text) end
local function word(text) return pandoc.RawInline('openxml', text) end
local function escaped(text)
  return (text:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

-- Word allows letters and digits, forty of them.
local function bookmark(id) return id ~= '' and 'b' .. pandoc.utils.sha1(id):sub(1, 20) or '' end

local function class_among(el, names)
  return (el.classes:find_if(function(class) return names[class] ~= nil end))
end

-- ---- what both need -----------------------------------------------------------------------------------------------
local BOX = { ['☐'] = true, ['☑'] = true }

local function is_task(item)
  local first = item[1] and item[1].content and item[1].content[1]
  return first and first.t == 'Str' and BOX[first.text]
end

-- A table's caption belongs to the table; what stands below it (a source) stays below.
local function figure(el)
  local first = el.content[1]
  if not first or first.t ~= 'Table' then return nil end
  local content = pandoc.Blocks(el.content)
  first.caption = el.caption
  if first.identifier == '' then first.identifier = el.identifier end
  content[1] = first
  return content
end

-- Notes by name, and the article without them.
local function take_notes(blocks)
  local notes = {}
  return blocks:walk {
    Div = function(el)
      if not el.classes:includes('note-text') then return nil end
      notes[el.attributes['note']] = el.content
      return {}
    end
  }, notes
end

-- Numbers in the order of first marks.
local function numbering()
  local numbers, order = {}, pandoc.List {}
  return function(name)
    local known = numbers[name]
    if not known then
      order:insert(name)
      numbers[name] = #order
    end
    return numbers[name], not known
  end, order
end

-- ---- XHTML --------------------------------------------------------------------------------------------------------
local function to_xhtml(blocks, notes)
  local number, order = numbering()
  local function mark(name)
    local n, first = number(name)
    return html(('<a epub:type="noteref" role="doc-noteref" class="mark" href="#note-%d"%s>%d</a>'):format(
      n, first and (' id="mark-%d"'):format(n) or '', n))
  end
  local filter = {
    Span = function(el)
      if el.classes:includes('note-mark') then return mark(el.attributes['note']) end
    end,
    Image = function(el)
      local width, height = el.attributes.width, el.attributes.height
      el.caption = { pandoc.Str(el.attributes.words) }
      el.attributes = { width = width, height = height }
      return el
    end,
    BulletList = function(el)
      if not is_task(el.content[1]) then return nil end
      for _, item in ipairs(el.content) do -- a span, or pandoc makes it an input
        if is_task(item) then item[1].content[1] = pandoc.Span { item[1].content[1] } end
      end
      return pandoc.Div({ el }, { class = 'tasks' })
    end,
    Underline = function(el)
      local out = pandoc.Inlines { html('<ins>') }
      out:extend(el.content)
      out:insert(html('</ins>'))
      return out
    end,
  }
  blocks = blocks:walk(filter)
  local texts = pandoc.Blocks {}
  local at = 1
  while order[at] do -- a note may mark another one
    local text = notes[order[at]]:walk(filter)
    local sign = html(('<a role="doc-backlink" href="#mark-%d">%d</a> '):format(at, at))
    if text[1] and text[1].content and (text[1].t == 'Para' or text[1].t == 'Plain') then
      text[1].content:insert(1, sign)
    else
      text:insert(1, pandoc.Plain { sign })
    end
    texts:insert(pandoc.RawBlock('html', ('<aside epub:type="footnote" role="doc-footnote" id="note-%d">'):format(at)))
    texts:extend(text)
    texts:insert(pandoc.RawBlock('html', '</aside>'))
    at = at + 1
  end
  if #texts > 0 then
    blocks:insert(pandoc.RawBlock('html', '<section class="notes" epub:type="footnotes">'))
    blocks:extend(texts)
    blocks:insert(pandoc.RawBlock('html', '</section>'))
  end
  return pandoc.write(pandoc.Pandoc(blocks), 'html5', { wrap_text = 'none', html_math_method = 'mathml' })
end

-- ---- DOCX ---------------------------------------------------------------------------------------------------------
local STYLE = { -- of paragraphs, by the class of what holds them
  ['gb-meta'] = 'Meta', ['gb-values'] = 'Meta', ['gb-ground'] = 'Meta', ['gb-other'] = 'Meta', ['gb-help'] = 'Meta',
  ['gb-label'] = 'Form Label', ['gb-paper'] = 'Fill Line', ['admonition-title'] = 'Callout Title',
}
local LANG = { vi = 'vi-VN', en = 'en-GB' }
local TEXT_WIDTH = 453.5 -- points: A4 without two margins of 25 mm
local POINT = 12700 -- in the measure of drawings
local HIGHEST = 600 -- points: a picture never needs more than a page

local PICTURE = '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>'
  .. '<wp:docPr id="0" name="%s" descr="%s"/><a:graphic><a:graphicData '
  .. 'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" '
  .. 'name="%s" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch>'
  .. '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>'
  .. '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
  .. '</w:drawing></w:r>'
local LINE = '<w:r><w:tab/></w:r>' -- the style of its paragraph draws the line
local ROOM = '<w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
local AGAIN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
  .. '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:instrText xml:space="preserve"> NOTEREF %s \\f \\h '
  .. '</w:instrText></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar '
  .. 'w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>%d</w:t></w:r>'
  .. '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'

local function drawing(el)
  local name = pandoc.path.filename(el.src)
  local ratio = tonumber(el.attributes.ratio) -- height by width
  local width = TEXT_WIDTH
  local given = (el.attributes.width or ''):match('^(%d+)p?x?$')
  local share = (el.attributes.width or ''):match('^(%d+)%%$')
  if given then width = math.min(given * 0.75, width) elseif share then width = width * share / 100 end
  if width * ratio > HIGHEST then width = HIGHEST / ratio end
  local cx, cy = math.floor(width * POINT), math.floor(width * ratio * POINT)
  local words = escaped(el.attributes.words)
  return word(PICTURE:format(cx, cy, name, words, name, words, name, cx, cy))
end

local function data_table(el)
  local rows = pandoc.List(el.head.rows):clone()
  for _, body in ipairs(el.bodies) do
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do
        if cell.attributes.scope == 'row' then
          cell.contents = pandoc.Blocks(cell.contents):walk {
            Plain = function(plain) return pandoc.Plain { pandoc.Strong(plain.content) } end,
          }
        end
      end
    end
    rows:extend(body.head)
    rows:extend(body.body)
  end
  rows:extend(el.foot.rows)
  local wide, sum = columns.widths(el, rows), 0
  for _, width in ipairs(wide) do sum = sum + width end
  local specs = {}
  for i, spec in ipairs(el.colspecs) do specs[i] = { spec[1], wide[i] / sum } end
  el.colspecs = specs
  el.identifier = bookmark(el.identifier)
  return el
end

local function styled(blocks, style) return pandoc.Div(blocks, { ['custom-style'] = style }) end

local function callout(el)
  local content = pandoc.Blocks(el.content)
  local title = pandoc.Blocks {}
  if content[1] and content[1].t == 'Div' and content[1].classes:includes('admonition-title') then
    title:insert(content:remove(1))
  end
  content = content:walk { Plain = function(plain) return pandoc.Para(plain.content) end }
  title:insert(styled(content, 'Callout'))
  return title
end

local function tasks(el)
  if not is_task(el.content[1]) then return nil end
  local out = pandoc.Blocks {}
  for _, item in ipairs(el.content) do
    local content = pandoc.Blocks(item)
    if is_task(item) then
      local inlines = content[1].content
      if inlines[2] and inlines[2].t == 'Space' then inlines[2] = word(LINE) end
      content[1] = pandoc.Para(inlines)
    end
    out:insert(styled(content, 'Task'))
  end
  return out
end

local function to_docx(blocks, notes)
  local number = numbering()
  local marks = 100000
  local inlines
  local function mark(name)
    local n, first = number(name)
    local place = bookmark(name)
    if not first then return word(AGAIN:format(place, n)) end
    marks = marks + 1
    return pandoc.Inlines {
      word(('<w:bookmarkStart w:id="%d" w:name="%s"/>'):format(marks, place)),
      pandoc.Note(notes[name]:walk(inlines)),
      word(('<w:bookmarkEnd w:id="%d"/>'):format(marks)),
    }
  end
  inlines = {
    Span = function(el)
      if el.classes:includes('note-mark') then return mark(el.attributes['note']) end
      if el.classes:includes('gb-line') then return word(LINE) end
      if el.classes:includes('gb-room') then return word(ROOM) end
      local lang = el.attributes.lang
      el.attributes = {}
      if lang then el.attributes.lang = LANG[lang] or lang end
      if el.classes:includes('gb-badge') then el.attributes['custom-style'] = 'Badge' end
      if el.classes:includes('gb-insert-label') then el.attributes['custom-style'] = 'Insertion Label' end
      el.identifier = bookmark(el.identifier)
      return el
    end,
    Link = function(el)
      local target = el.target:match('^#(.*)$')
      if target then el.target = '#' .. bookmark(target) end
      return el
    end,
    Image = drawing,
  }
  local parts = {
    Header = function(el)
      el.identifier = bookmark(el.identifier)
      return el
    end,
    Figure = function(el)
      local out = styled(el.content, 'Captioned Figure')
      out.identifier = bookmark(el.identifier)
      return { out, styled(el.caption.long, 'Image Caption') }
    end,
    Table = data_table,
    BulletList = tasks,
    Div = function(el)
      local lang = el.attributes.lang
      local style = class_among(el, STYLE)
      el.identifier = bookmark(el.identifier)
      el.attributes = style and { ['custom-style'] = STYLE[style] } or {}
      local out = el.classes:includes('admonition') and callout(el) or pandoc.Blocks { el }
      if el.classes:includes('gb-sheet') and el.classes:find_if(function(c) return c:match('%-landscape$') end) then
        out:insert(1, pandoc.RawBlock('openxml', '<!--section-->'))
        out:insert(pandoc.RawBlock('openxml', '<!--section:wide-->'))
      end
      if lang then return pandoc.Div(out, { lang = LANG[lang] or lang }) end
      return out
    end,
  }
  return pandoc.write(pandoc.Pandoc(blocks:walk(inlines):walk(parts)), 'docx', { wrap_text = 'none' })
end

-- ---- the tasks ----------------------------------------------------------------------------------------------------
local function write(name, content)
  local file = assert(io.open(name, 'wb'))
  file:write(content)
  file:close()
end

for line in io.lines(arg[1]) do
  local from, xhtml, docx = line:match('^(.-)\t(.-)\t(.-)$')
  local file = assert(io.open(from, 'rb'))
  local doc = pandoc.read(file:read('a'), 'html-auto_identifiers', nil, {}) -- {}: it may read no file
  file:close()
  local blocks, notes = take_notes(doc.blocks)
  local both = { Figure = figure }
  blocks = blocks:walk(both)
  for name, text in pairs(notes) do notes[name] = text:walk(both) end
  write(xhtml, to_xhtml(blocks, notes))
  write(docx, to_docx(blocks, notes))
end
