# Every command of the guidebook. `make` alone explains them.
# Mọi lệnh của sổ tay. Gõ `make` để xem giải thích.
.DEFAULT_GOAL := help
.PHONY: help site test serve check bench soak lock vendor clean
PYTHON3 ?= python3
GUIDEBOOK = .venv/bin/guidebook

help:  ## This list · Danh sách này
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

site:  ## Build the site and the PDFs into site/ · Dựng trang web và PDF vào site/
	@$(PYTHON3) scripts/environment.py build
	@$(GUIDEBOOK) build

test: site  ## Build, then run all tests on the result · Dựng rồi chạy mọi kiểm thử
	@$(PYTHON3) scripts/environment.py test
	@.venv/bin/python -m pytest --numprocesses=2 --dist=loadfile

serve:  ## Show the pages while you write · Xem trang trong khi viết
	@$(PYTHON3) scripts/environment.py check
	@$(GUIDEBOOK) serve

check:  ## Check chapters, links, figures, laws, terms · Kiểm tra chương, liên kết, số liệu, văn bản, thuật ngữ
	@$(PYTHON3) scripts/environment.py check
	@$(GUIDEBOOK) check

bench:  ## Seed faults, measure, compare with other link checkers · Gieo lỗi, đo, so với công cụ khác
	@$(PYTHON3) scripts/environment.py bench
	@.venv/bin/python tests/bench/bench.py
	@$(PYTHON3) scripts/environment.py test
	@.venv/bin/python tests/bench/search_bench.py
	@.venv/bin/python tests/bench/office_bench.py
	@.venv/bin/python tests/bench/print_bench.py

soak:  ## Damage chapters 10,000 times: no crash, no hang · Làm hỏng chương 10.000 lần để thử độ bền
	@$(PYTHON3) scripts/environment.py check
	@.venv/bin/python tests/soak/soak.py

lock:  ## Lock the requirements anew after editing a requirements.in · Khóa lại phiên bản các gói
	@$(PYTHON3) scripts/environment.py check
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header scripts/requirements.in -o requirements.txt
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header tests/requirements.in -o tests/requirements.txt

vendor:  ## Refresh the libraries kept in the repository (needs Node) · Làm mới thư viện đi kèm (cần Node)
	@$(PYTHON3) scripts/environment.py check
	@.venv/bin/python scripts/vendor/vendor.py

clean:  ## Remove everything that was made · Xóa mọi thứ đã tạo ra
	@rm -rf site .cache .venv .pytest_cache .hypothesis
